package dev.kubeone.model.credentials;

import java.util.List;
import java.util.Map;

/**
 * What one provider needs; a name such as {@code A|B} is given by either of the two.
 *
 * @param required all of them
 * @param oneOf alternatives, one of which must be whole
 * @param exclusive whether parts of two alternatives are a mistake
 * @param optional used where they are given
 * @param environmentOnly never taken from the credentials file
 * @param machineController the machine-controller's names, and after a blank what is done to the value
 */
public record ProviderNeeds(
        List<String> required,
        List<List<String>> oneOf,
        boolean exclusive,
        List<String> optional,
        List<String> environmentOnly,
        Map<String, String> machineController) {
    public ProviderNeeds {
        required = required == null ? List.of() : List.copyOf(required);
        oneOf = oneOf == null ? List.of() : oneOf.stream().map(List::copyOf).toList();
        optional = optional == null ? List.of() : List.copyOf(optional);
        environmentOnly = environmentOnly == null ? List.of() : List.copyOf(environmentOnly);
        machineController = machineController == null ? Map.of() : Map.copyOf(machineController);
    }
}
