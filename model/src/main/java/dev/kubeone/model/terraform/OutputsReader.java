package dev.kubeone.model.terraform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.kubeone.model.schema.Findings;
import dev.kubeone.model.schema.Origin;
import dev.kubeone.model.schema.YamlPath;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Finds the outputs of the contract in Terraform's JSON, whichever of its three forms it has, and makes trees of their
 * values. Everything else is skipped unread, so that the state of a large infrastructure is no problem.
 */
final class OutputsReader {
    private static final int DEEPEST = 60;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(100)
                    .maxNameLength(10_000)
                    .build())
            .build();

    /** Objects that hold the outputs in a state file, and in what {@code show -json} prints. */
    private static final Set<String> CONTAINERS = Set.of("outputs", "values");

    private static final Map<String, Output> CONTRACT =
            Arrays.stream(Output.values()).collect(Collectors.toMap(Output::key, Function.identity()));

    private final byte[] content;
    private final Findings findings;
    private final Set<String> sensitive = new HashSet<>();
    private final Set<String> others = new TreeSet<>();
    private final Map<Output, Node> values = new EnumMap<>(Output.class);
    private boolean encrypted;
    private boolean told;

    private OutputsReader(byte[] content, Findings findings) {
        this.content = content;
        this.findings = findings;
    }

    /** The values of the outputs of the contract; none after telling {@code findings} why. */
    static Optional<Map<Output, Node>> read(TerraformFile file, Findings findings) {
        OutputsReader reader = new OutputsReader(file.content(), findings);
        return reader.readable() && reader.hasContract() ? Optional.of(reader.values) : Optional.empty();
    }

    private boolean readable() {
        // Whether a value may be shown stands after it in a state file: it is looked up first.
        return pass(this::sensitivity) && pass(this::value);
    }

    private boolean hasContract() {
        if (!values.isEmpty() || told) {
            return !values.isEmpty();
        }
        String hint = "Name the folder where Terraform was applied, or what terraform output -json prints there";
        if (encrypted) {
            tell(start(), "the state is encrypted", "Give the folder, or pipe tofu output -json into -t -");
        } else if (others.isEmpty()) {
            tell(start(), "there are no outputs: nothing was applied, or the outputs are elsewhere", hint);
        } else {
            tell(start(), "none of the outputs is KubeOne's: " + contract() + " are missing", hint);
        }
        return false;
    }

    private static String contract() {
        return Arrays.stream(Output.values())
                .filter(output -> output != Output.PROXY)
                .map(Output::key)
                .collect(Collectors.joining(", "));
    }

    /** What is done with one output; the parser stands at its value and must be left at its end. */
    private interface Visit {
        void output(String name, JsonParser json) throws IOException, TooLargeException;
    }

    private boolean pass(Visit visit) {
        try (JsonParser json = JSON.createParser(content)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                String what = json.currentToken() == null ? "is empty" : "expected an object with outputs";
                tell(start(), what, Failures.HINT);
                return false;
            }
            outputs(json, visit);
            if (json.nextToken() != null) {
                tell(at(json.currentTokenLocation()), "more follows after the end of the JSON", "");
                return false;
            }
            return true;
        } catch (JsonProcessingException e) {
            // The parser's own words may quote the text, and the text may be a secret.
            tell(e.getLocation() == null ? start() : at(e.getLocation()), Failures.text(e), Failures.HINT);
        } catch (TooLargeException e) {
            tell(at(e.location()), "the outputs hold more than " + JsonTree.MOST_NODES + " values", "");
        } catch (IOException e) {
            tell(start(), "is not JSON text", Failures.HINT);
        }
        return false;
    }

    private void outputs(JsonParser json, Visit visit) throws IOException, TooLargeException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            if (object && CONTAINERS.contains(name)) {
                outputs(json, visit);
            } else {
                visit.output(name, json);
            }
        }
    }

    private void sensitivity(String name, JsonParser json) throws IOException {
        if (!CONTRACT.containsKey(name) || json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("sensitive") && json.currentToken() == JsonToken.VALUE_TRUE) {
                sensitive.add(name);
            }
            json.skipChildren();
        }
    }

    private void value(String name, JsonParser json) throws IOException, TooLargeException {
        encrypted |= name.equals("encrypted_data");
        Output output = CONTRACT.get(name);
        if (output == null) {
            others.add(name);
            json.skipChildren();
            return;
        }
        Mark mark = Origin.mark("terraform output " + name, false, line(json), column(json));
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            tell(mark, "expected an object with a value", Failures.HINT);
            return;
        }
        boolean found = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean value = json.currentName().equals("value");
            json.nextToken();
            if (value) {
                YamlPath path = YamlPath.ROOT.child(name).child("value");
                values.put(output, new JsonTree(json, sensitive.contains(name), findings).read(path));
                found = true;
            } else {
                json.skipChildren();
            }
        }
        if (!found) {
            tell(mark, "has no value", Failures.HINT);
        }
    }

    private void tell(Mark mark, String message, String hint) {
        findings.problem(mark, message, hint);
        told = true;
    }

    private static Mark start() {
        return Origin.mark("terraform output", false, 0, 0);
    }

    private static Mark at(JsonLocation location) {
        return Origin.mark(
                "terraform output",
                false,
                Math.max(0, location.getLineNr() - 1),
                Math.max(0, location.getColumnNr() - 1));
    }

    private static int line(JsonParser json) {
        return Math.max(0, json.currentTokenLocation().getLineNr() - 1);
    }

    private static int column(JsonParser json) {
        return Math.max(0, json.currentTokenLocation().getColumnNr() - 1);
    }

    /** How a text that is no JSON is told. */
    private static final class Failures {
        static final String HINT = "Take what terraform output -json prints";

        private Failures() {}

        static String text(JsonProcessingException e) {
            String why = String.valueOf(e.getOriginalMessage());
            if (why.startsWith("Duplicate field")) {
                return "a name stands twice in one object";
            }
            if (e instanceof com.fasterxml.jackson.core.exc.StreamConstraintsException) {
                return "is nested deeper than " + DEEPEST + " levels, or has a text or number that is too long";
            }
            return why.startsWith("Unexpected end") ? "ends in the middle: it is not whole" : "is not valid JSON";
        }
    }
}
