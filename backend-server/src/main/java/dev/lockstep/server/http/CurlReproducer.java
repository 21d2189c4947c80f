package dev.lockstep.server.http;

import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Request;
import dev.lockstep.project.PlayScript;
import dev.lockstep.project.Scope;
import dev.lockstep.project.StepScript;
import dev.lockstep.project.UncarriedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Each operation as a line for {@code curl}. */
record CurlReproducer(Map<String, HttpVerb> verbs) implements Reproducer {

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        StepScript script = new StepScript(reproduction);
        script.add(List.of(
                "step() {",
                "    number=$1; shift",
                "    : >\"$RAW/$number.out\"",
                "    code=$(\"$@\" -o \"$RAW/$number.out\" -w '%{http_code}' 2>\"$RAW/$number.err\") || code=failed",
                "    answer \"$number\" \"$code\"",
                "}"));
        Map<String, String> around = PlayScript.names(reproduction.version());
        WithheldWords withheld = new WithheldWords();
        script.steps(reproduction, step -> line(step, around, script, withheld));
        return script.reproduced();
    }

    private String line(Reproduction.Step step, Map<String, String> around, StepScript script, WithheldWords withheld)
            throws UncarriedException {
        if (step.operation().kind() == OperationKind.RESTART) {
            return PlayScript.restart(step);
        }
        Optional<Scope> scope = Scope.of(step.operation(), around);
        Optional<HttpVerb> verb = Request.in(step.operation()).map(request -> verbs.get(request.verb()));
        if (scope.isEmpty() || verb.isEmpty()) {
            throw new UncarriedException("the project file has no request for it");
        }
        HttpVerb.Asked asked = verb.get().asked(scope.get());
        String line = curl(asked, withheld);
        script.rule(
                Integer.toString(step.number()),
                "status",
                step.operation(),
                Optional.of(verb.get().answer().written()));
        script.says(step, PlayScript.forPeople(told(asked)));
        return "step " + step.number() + " " + line;
    }

    /** Returns a request as a line for {@code sh}, in which a secret is a variable. */
    static String curl(HttpVerb.Asked asked, WithheldWords withheld) {
        return curl(asked, withheld::header, withheld::address);
    }

    /** Returns a request as a line for people, which has no secret in it. */
    static String told(HttpVerb.Asked asked) {
        return curl(asked.told(), (name, value) -> PlayScript.word(name + ": " + value), PlayScript::word);
    }

    private static String curl(HttpVerb.Asked asked, BinaryOperator<String> header, UnaryOperator<String> address) {
        // With -X HEAD, curl waits for a body that does not come.
        StringBuilder line = new StringBuilder("curl -sS --noproxy '*' --path-as-is -g ")
                .append(asked.method().equals("HEAD") ? "--head" : "-X " + asked.method());
        // By itself, curl says that a body is a form.
        if (asked.body().isPresent() && asked.headers().keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            line.append(" -H Content-Type:");
        }
        asked.headers().forEach((name, value) -> line.append(" -H ").append(header.apply(name, value)));
        asked.body().ifPresent(body -> line.append(" --data-raw ").append(PlayScript.word(body)));
        return line.append(' ').append(address.apply(asked.address())).toString();
    }
}
