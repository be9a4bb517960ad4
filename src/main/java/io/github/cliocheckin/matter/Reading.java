package io.github.cliocheckin.matter;

import io.github.cliocheckin.clio.ClioRequest;
import io.github.cliocheckin.clio.Matter;
import io.github.cliocheckin.integration.IntegrationGroup;
import io.github.cliocheckin.integration.Trigger;
import java.util.List;

/**
 * What was read of Clio at one time, to be decided together: a page of a poll, a matter that somebody clicked on, matters that
 * Clio told of. This is the property {@code reading} in {@code matter.camel.yaml}.
 */
public interface Reading {

    IntegrationGroup group();

    /** What one of the matters is decided for. */
    Trigger trigger(Matter matter);

    /** The firm's custom fields that decide. */
    FirmFields fields();

    List<Matter> matters();

    /** Whether a matter is to be decided at all. */
    boolean isFor(Candidate candidate);

    /** Whether a matter names its location by an option whose text is not known yet. */
    boolean mustLookUpPicklists();

    /** The question for the firm's custom fields, which tells the options' texts. */
    ClioRequest customFieldsRequest();

    /** The same, after that question was answered. */
    Reading withFieldsLookedUp();
}
