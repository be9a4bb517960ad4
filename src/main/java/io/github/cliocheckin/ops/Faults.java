package io.github.cliocheckin.ops;

import io.github.cliocheckin.poll.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What routes do with errors that are no outcome. */
public final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    /** Tells an error in the log, in words that quote nobody's data. */
    public void tell(String routeId, Exception fault) {
        LOG.error("{}: {}", routeId, Failures.sentence(fault));
        LOG.debug("{}: where it happened: {}", routeId, fault.getStackTrace());
    }

    /** Hands an error on to whoever called the route. */
    public void rethrow(Exception fault) throws Exception {
        throw fault;
    }
}
