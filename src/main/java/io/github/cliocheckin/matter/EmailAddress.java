package io.github.cliocheckin.matter;

import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.EmailValidator;

/** Whether an e-mail address is written as one, whatever its top-level domain: a list of those is out of date tomorrow. */
final class EmailAddress extends EmailValidator {

    private static final long serialVersionUID = 1L;

    private static final EmailAddress SYNTAX = new EmailAddress();

    private EmailAddress() {
        super(false, false, DomainValidator.getInstance(false));
    }

    static boolean isWellFormed(String email) {
        return SYNTAX.isValid(email);
    }

    /** Checks the domain as the library does, with a top-level domain that it knows in place of the address's own. */
    @Override
    protected boolean isValidDomain(String domain) {
        int dot = domain.lastIndexOf('.');
        return domain.substring(dot + 1).matches("(?i)\\p{L}{2,63}|xn--[a-z0-9-]{2,59}")
                && super.isValidDomain(domain.substring(0, dot + 1) + "com");
    }
}
