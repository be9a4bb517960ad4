package io.github.cliocheckin.matter;

/** What is asked of a matter before its client is sent, in the order in which it is asked. */
public enum Rule {
    SHOWN("Does Clio show the matter?"),
    DONT_SEND_REVIEW("Did the firm tick the box that says not to ask?"),
    LOCATION("Does the matter belong to a location that is switched on?"),
    CLIENT("Is there a client, and may the authorizing user see them?"),
    CONTACT("Can the client be reached?"),
    NAME("Has the client a name?"),
    OWN("A rule of your own in routes/matter.camel.yaml"),
    BETA("Is the integration in beta?"),
    COOLDOWN("Was the client asked for this matter already, or the same person recently?"),
    SECOND_LOOK("Is it still to be asked, right before it is sent?");

    private final String question;

    Rule(String question) {
        this.question = question;
    }

    public String question() {
        return question;
    }

    /** Whether every matter comes to it that nothing spoke against before; the others are asked of some only. */
    public boolean isOfEveryMatter() {
        return this != SHOWN && this != OWN && this != SECOND_LOOK;
    }
}
