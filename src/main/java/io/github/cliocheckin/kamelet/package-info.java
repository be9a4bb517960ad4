/** The Java of the kamelets in {@code routes/kamelets}: it runs in any Camel application, without our database and our wiring. */
package io.github.cliocheckin.kamelet;
