package dev.kubeone.model.credentials;

import dev.kubeone.model.credentials.CredentialSources.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A provider's credentials for one role, or what is missing of them. Its text never holds a value. */
public final class Credentials {
    private final Map<String, String> values = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final ProviderNeeds needs;
    private final CredentialSources sources;
    private final Role role;

    private Credentials(ProviderNeeds needs, CredentialSources sources, Role role) {
        this.needs = needs;
        this.sources = sources;
        this.role = role;
    }

    /** Looks everything up that the provider needs. */
    public static Credentials of(ProviderNeeds needs, CredentialSources sources, Role role) {
        Credentials credentials = new Credentials(needs, sources, role);
        needs.required().forEach(credentials::require);
        needs.optional().forEach(credentials::take);
        credentials.chooseOne();
        return credentials;
    }

    /** Values by variable, as the provider's own programs call them. */
    public Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /** The same by the names that the machine-controller and the operating-system-manager expect. */
    public Map<String, String> forMachineController() {
        Map<String, String> renamed = new TreeMap<>();
        values.forEach((name, value) -> {
            String[] rule = needs.machineController().getOrDefault(name, name).split(" ", 2);
            renamed.put(rule[0], rule.length == 1 ? value : changed(rule[1], value));
        });
        return renamed;
    }

    /** What is missing or too much, each with every way to give it; empty if the credentials are whole. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private void require(String name) {
        if (!take(name)) {
            problems.add(shown(name) + " is missing: " + ways(name));
        }
    }

    /** Takes a value if it is there; of {@code A|B} the first that is. */
    private boolean take(String name) {
        for (String one : name.split("\\|")) {
            Optional<String> value = value(one);
            if (value.isPresent()) {
                values.put(one, value.get());
                return true;
            }
        }
        return false;
    }

    private Optional<String> value(String name) {
        return sources.value(name, role, needs.environmentOnly().contains(name));
    }

    private void chooseOne() {
        List<List<String>> begun = needs.oneOf().stream().filter(this::begun).toList();
        Optional<List<String>> whole =
                needs.oneOf().stream().filter(this::whole).findFirst();
        if (needs.exclusive() && begun.size() > 1) {
            problems.add("only one of these may be given, but there are parts of several: " + alternatives(begun));
        } else if (whole.isPresent()) {
            whole.get().forEach(this::take);
        } else if (begun.size() == 1) {
            begun.get(0).forEach(this::require);
        } else if (!needs.oneOf().isEmpty()) {
            problems.add("credentials are missing: give " + alternatives(needs.oneOf()) + ", "
                    + where(needs.oneOf().get(0).get(0)));
        }
    }

    private boolean begun(List<String> names) {
        return names.stream().anyMatch(this::given);
    }

    private boolean whole(List<String> names) {
        return names.stream().allMatch(this::given);
    }

    private boolean given(String name) {
        return Arrays.stream(name.split("\\|")).anyMatch(one -> value(one).isPresent());
    }

    private static String alternatives(List<List<String>> lists) {
        return lists.stream()
                .map(names -> names.stream().map(Credentials::shown).collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(", or "));
    }

    private String ways(String name) {
        String instead = needs.oneOf().stream()
                .filter(names -> !names.contains(name))
                .map(names -> "; or give " + alternatives(List.of(names)) + " instead")
                .collect(Collectors.joining());
        boolean alternative = needs.oneOf().stream().anyMatch(names -> names.contains(name));
        return where(name) + (alternative ? instead : "");
    }

    private String where(String name) {
        String environment = "in the environment of this command";
        return needs.environmentOnly().contains(name)
                ? "set it " + environment
                : "set it " + environment + ", or put it into the file that --credentials names";
    }

    private static String shown(String name) {
        return name.replace("|", " or ");
    }

    private static String changed(String how, String value) {
        return switch (how) {
            case "base64" -> Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
            case "https" -> value.startsWith("https://") ? value : "https://" + value;
            default -> throw new IllegalStateException("providers.yaml knows no way to change a value called " + how);
        };
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
