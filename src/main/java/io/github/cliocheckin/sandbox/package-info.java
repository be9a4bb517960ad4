/**
 * A Clio and a receiver to try the service on without either: two small HTTP servers that keep their data in memory, write
 * down every request they get, and fail on command. What they answer follows Clio's public OpenAPI description of Manage v4
 * and the receiver's public API reference; where those are silent, the class that had to choose says what it chose.
 */
package io.github.cliocheckin.sandbox;
