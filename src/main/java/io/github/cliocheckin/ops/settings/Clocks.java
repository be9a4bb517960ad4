package io.github.cliocheckin.ops.settings;

import java.time.Duration;
import java.util.Date;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.model.Model;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/** The clocks that routes start from, each at a pace that may change while they run. A tick that is under way ends. */
public final class Clocks {

    private static final String INTERVAL = "repeatInterval";

    private final CamelContext camel;

    public Clocks(CamelContext camel) {
        this.camel = camel;
    }

    /** Sets the pace of all routes that start from {@code quartz} with {@code {{millis:SETTING}}}. */
    public void pace(String setting, Duration pace) {
        for (Route route : camel.getRoutes()) {
            if (route.getEndpoint() instanceof QuartzEndpoint clock && isPacedBy(setting, route)) {
                reschedule(clock, pace);
            }
        }
    }

    private boolean isPacedBy(String setting, Route route) {
        return camel.getCamelContextExtension()
                .getContextPlugin(Model.class)
                .getRouteDefinition(route.getId())
                .getInput()
                .getEndpointUri()
                .contains("{{millis:" + setting + "}}");
    }

    private static void reschedule(QuartzEndpoint clock, Duration pace) {
        // A route that is stopped and started again takes it from here
        clock.getTriggerParameters().put(INTERVAL, String.valueOf(pace.toMillis()));
        Scheduler scheduler = clock.getComponent().getScheduler();
        TriggerKey key = clock.getTriggerKey();
        try {
            boolean paused = scheduler.getTriggerState(key) == Trigger.TriggerState.PAUSED;
            scheduler.rescheduleJob(key, trigger(key, pace));
            if (paused) {
                scheduler.pauseTrigger(key);
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("The clock " + key + " cannot be set", e);
        }
    }

    /** Ticks at once, for the tick before may be any time ago. */
    private static Trigger trigger(TriggerKey key, Duration pace) {
        return TriggerBuilder.newTrigger()
                .withIdentity(key)
                .startAt(new Date())
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withMisfireHandlingInstructionFireNow()
                        .repeatForever()
                        .withIntervalInMilliseconds(pace.toMillis()))
                .build();
    }
}
