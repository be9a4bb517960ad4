package io.github.cliocheckin.security.api;

/** What the calls about tokens, users and sessions are sent. None of them shows in a text what is secret in it. */
public final class AccessRequests {

    private AccessRequests() {}

    /** Asks for a session. */
    public record LogIn(String name, String password) {

        @Override
        public String toString() {
            return "LogIn of " + name;
        }
    }

    /** Changes a person's own password. */
    public record ChangePassword(String oldPassword, String newPassword) {

        @Override
        public String toString() {
            return "ChangePassword";
        }
    }

    /** Makes a token; without an end it lives until it is revoked. */
    public record AddToken(String name, String role, String expiresAt) {}

    /** Adds a person who signs in with a password. */
    public record AddUser(String name, String password, String role) {

        @Override
        public String toString() {
            return "AddUser " + name;
        }
    }

    /** Changes what is given. */
    public record ChangeUser(String password, String role, Boolean active) {

        @Override
        public String toString() {
            return "ChangeUser";
        }
    }
}
