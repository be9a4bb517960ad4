package io.github.cliocheckin.security.oidc;

import java.io.IOException;

/**
 * A sign-in did not succeed. Its kinds differ in who must do what next; the message is for the person who wanted to sign in. None
 * quotes a token, a code or what the provider wrote, which could hold one; so none has a cause either.
 */
public abstract sealed class SignInException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SignInException(String message) {
        super(message);
    }

    /** The person, or the provider for them, said no; they may begin again. */
    public static final class Declined extends SignInException {
        private static final long serialVersionUID = 1L;

        Declined() {
            super("The sign-in was declined at the sign-in provider. Begin again if you want to sign in.");
        }
    }

    /** The person is who they say, and may do nothing here until somebody gives them a group. */
    public static final class NoRole extends SignInException {
        private static final long serialVersionUID = 1L;

        NoRole() {
            super("The sign-in provider knows you, but none of your groups there gives you a role here. Ask an"
                    + " administrator for one.");
        }
    }

    /** The provider gave no answer that can be used; it may later. */
    public static final class ProviderUnreachable extends SignInException {
        private static final long serialVersionUID = 1L;

        ProviderUnreachable(String reason) {
            super("The sign-in provider cannot be used at the moment: " + reason + ". Begin again in a minute.");
        }

        /** Of the failure only its kind is told, an unknown host or a certificate that is not trusted: enough to look for it. */
        ProviderUnreachable(String reason, IOException failure) {
            this(reason + " (" + failure.getClass().getSimpleName() + ")");
        }
    }

    /** The settings here and at the provider do not fit; only an operator can mend that. */
    public static final class NotSetUp extends SignInException {
        private static final long serialVersionUID = 1L;

        NotSetUp(String reason) {
            super("Signing in is not set up right: " + reason + ". Tell an administrator.");
        }
    }

    /** What came back proves nothing: forged, mixed up with another sign-in, used or too old. Beginning again may help. */
    public static final class NotValid extends SignInException {
        private static final long serialVersionUID = 1L;

        NotValid(String reason) {
            super("This sign-in does not count: " + reason + ". Begin again.");
        }
    }
}
