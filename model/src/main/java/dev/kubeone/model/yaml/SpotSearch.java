package dev.kubeone.model.yaml;

import java.util.Optional;

/** Finds the entry or item at a place, through aliases and merges. */
final class SpotSearch {
    /** An entry and the mapping it is written in. */
    record Found(Spot map, Spot.Entry entry) {
        int index() {
            return map.entries.indexOf(entry);
        }
    }

    private final Spot root;

    SpotSearch(Spot root) {
        this.root = root;
    }

    Optional<Found> entry(YamlPlace at) {
        return value(at.parent()).flatMap(map -> find(map.resolved(), at.key()));
    }

    /** The value as it is written, which may be an alias. */
    Optional<Spot> value(YamlPlace at) {
        Spot spot = root;
        for (Object step : at.steps()) {
            Optional<Spot> next = step instanceof Integer index
                    ? item(spot.resolved(), index)
                    : find(spot.resolved(), (String) step)
                            .map(found -> found.entry().value());
            if (next.isEmpty()) {
                return next;
            }
            spot = next.get();
        }
        return Optional.of(spot);
    }

    private static Optional<Spot> item(Spot list, int index) {
        return index < list.items.size() ? Optional.of(list.items.get(index)) : Optional.empty();
    }

    private static Optional<Found> find(Spot map, String key) {
        Spot.Entry own = map.own(key);
        if (own != null) {
            return Optional.of(new Found(map, own));
        }
        Spot.Entry merge = map.own("<<");
        return merge == null ? Optional.empty() : merged(merge.value().resolved(), key);
    }

    private static Optional<Found> merged(Spot source, String key) {
        return source.items.isEmpty()
                ? find(source, key)
                : source.items.stream()
                        .map(item -> find(item.resolved(), key))
                        .flatMap(Optional::stream)
                        .findFirst();
    }
}
