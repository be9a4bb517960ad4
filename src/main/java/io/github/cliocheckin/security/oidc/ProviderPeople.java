package io.github.cliocheckin.security.oidc;

import io.github.cliocheckin.audit.AuditTrail;
import io.github.cliocheckin.database.StoredText;
import io.github.cliocheckin.security.ApiUser;
import io.github.cliocheckin.security.Identity;
import io.github.cliocheckin.security.Sessions;
import io.github.cliocheckin.security.SignIns;
import io.github.cliocheckin.security.api.UserCalls;
import java.text.Normalizer;
import java.util.Objects;

/** The people whom the provider signs in, as users here. What changes of them with a sign-in is written to the audit. */
final class ProviderPeople {
    /** No user that an admin adds has a colon in the name, so nobody from elsewhere passes for one of them. */
    private static final String PREFIX = "oidc:";

    /** OpenID Connect Core, section 2. */
    private static final int LONGEST_SUBJECT = 255;

    private static final int LONGEST_NAME = 100;

    private final String issuer;
    private final SignIns signIns;
    private final AuditTrail audit;

    ProviderPeople(String issuer, SignIns signIns, AuditTrail audit) {
        this.issuer = issuer;
        this.signIns = signIns;
        this.audit = audit;
    }

    /**
     * Opens a session for a person, with the role that the provider gives them now.
     *
     * @throws io.github.cliocheckin.api.Refusal if they were made inactive here
     */
    Sessions.Opened signIn(SignedIn person) {
        String subject = person.subject();
        if (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(Character::isISOControl)) {
            throw new SignInException.NotValid("the provider's own name for you is not one that can be kept");
        }
        return signIns.byProvider(
                issuer + " " + subject, PREFIX + shownName(person.displayName()), person.role(), this::audit);
    }

    private void audit(ApiUser before, ApiUser after) {
        if (before == null || !Objects.equals(before.role(), after.role())) {
            String user = Identity.Kind.USER.word() + " " + after.name();
            audit.record(
                    user,
                    "end-sign-in",
                    user,
                    before == null ? null : UserCalls.Answer.of(before),
                    UserCalls.Answer.of(after));
        }
    }

    /** People write their names at a provider as they like: with signs that turn the direction of writing, or very long. */
    static String shownName(String displayName) {
        String plain =
                Normalizer.normalize(displayName, Normalizer.Form.NFKC).replaceAll("[\\p{Cf}\\p{Co}\\p{Cn}]", "");
        String name = StoredText.fitting(plain, LONGEST_NAME).strip();
        return name.isEmpty() ? "without a name" : name;
    }
}
