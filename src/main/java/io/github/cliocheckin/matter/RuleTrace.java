package io.github.cliocheckin.matter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** What the rules made of a matter, in the order in which they were asked; as JSON a list. */
public record RuleTrace(@JsonValue List<Verdict> verdicts) {

    /** Of what no rule was asked about. */
    public static final RuleTrace NONE = new RuleTrace(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RuleTrace {
        verdicts = List.copyOf(verdicts);
    }

    /** The same with one more verdict; a rule that is asked once more has its last word only. */
    public RuleTrace plus(Verdict verdict) {
        List<Verdict> more = new ArrayList<>(verdicts);
        more.removeIf(former -> former.rule() == verdict.rule());
        more.add(verdict);
        return new RuleTrace(more);
    }
}
