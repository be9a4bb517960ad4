package io.github.cliocheckin.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests in a browser. Where there is none they are skipped before anything is started, and a line says so; but where everything
 * must be tested ({@code CI} is set) they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {

    /** Whether the tests of a class are run. */
    final class Condition implements ExecutionCondition {

        /** Where distributions put it. */
        static final List<Path> PLACES = List.of(
                Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

        static Optional<Path> program() {
            return PLACES.stream().filter(Files::isExecutable).findFirst();
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (System.getenv("CI") != null || program().isPresent()) {
                return ConditionEvaluationResult.enabled("there is a Chromium, or there must be");
            }
            String why = "There is no Chromium at " + PLACES + ": " + context.getDisplayName() + " is skipped";
            System.out.println(why);
            return ConditionEvaluationResult.disabled(why);
        }
    }
}
