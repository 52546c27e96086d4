package dev.kubeone.hosts.ssh;

import dev.kubeone.hosts.Job;
import dev.kubeone.hosts.Redactor;
import dev.kubeone.hosts.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The texts of a job that go to the host over stdin. */
final class JobPayload {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,179}");
    private static final Pattern SCOPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
    private static final String RUNNER = RemoteBash.resource("run-job.sh");
    private static final String UNIT = RemoteBash.resource("job-unit.sh");

    private JobPayload() {}

    /** The runner with its parameters; attempt and offset say what we have read before. */
    static byte[] runner(Job job, int attempt, long offset) {
        check(ID, job.id(), "job id");
        check(SCOPE, job.scope(), "scope");
        var parameters = Map.of(
                "JOB_ID", job.id(),
                "JOB_NAME", job.name(),
                "JOB_SCOPE", job.scope(),
                "JOB_FENCE", Long.toString(job.fence()),
                "JOB_TIMEOUT", job.timeout().toMillis() + "ms",
                "JOB_SCRIPT", job.script(),
                "JOB_ENV", ShellText.assignments(job.environment()),
                "JOB_UNIT", UNIT,
                "JOB_ATTEMPT", Integer.toString(attempt),
                "JOB_OFFSET", Long.toString(offset));
        return (ShellText.assignments(parameters) + RUNNER).getBytes(StandardCharsets.UTF_8);
    }

    private static void check(Pattern pattern, String text, String what) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("no " + what + ": " + text);
        }
    }

    /** Their lengths, then the variables, then rules for the redactor on the host. */
    static byte[] secrets(Map<String, Secret> secrets, Redactor redactor) {
        var values = secrets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, secret -> secret.getValue().reveal()));
        var variables = ShellText.assignments(values).getBytes(StandardCharsets.UTF_8);
        var rules = rules(redactor).getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((variables.length + " " + rules.length + "\n").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(variables);
        bytes.writeBytes(rules);
        return bytes.toByteArray();
    }

    private static String rules(Redactor redactor) {
        return redactor.values().stream()
                .filter(value -> value.lines().count() == 1)
                .map(value -> "s/" + value.replaceAll("[\\[\\]\\\\/.^$*+?(){}|]", "\\\\$0") + "/" + Redactor.REDACTED
                        + "/g\n")
                .collect(Collectors.joining());
    }
}
