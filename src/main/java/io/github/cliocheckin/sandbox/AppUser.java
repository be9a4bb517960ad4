package io.github.cliocheckin.sandbox;

/** An app acting for a user: whoever keeps records of its own at Clio. The tokens known from the start share an app without a name. */
record AppUser(String app, long user) {}
