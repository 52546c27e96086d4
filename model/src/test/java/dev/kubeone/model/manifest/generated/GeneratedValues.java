package dev.kubeone.model.manifest.generated;

import static dev.kubeone.model.manifest.generated.GeneratedTexts.pick;

import dev.kubeone.model.manifest.rules.LargeNumberCheck;
import dev.kubeone.model.manifest.rules.NumberCheck;
import dev.kubeone.model.manifest.rules.TextCheck;
import dev.kubeone.model.schema.Block;
import dev.kubeone.model.schema.Check;
import dev.kubeone.model.schema.Choice;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.FreeMap;
import dev.kubeone.model.schema.LargeNumber;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.MapOf;
import dev.kubeone.model.schema.Parameter;
import dev.kubeone.model.schema.Secret;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Text;
import dev.kubeone.model.schema.Type;
import dev.kubeone.model.schema.WholeNumber;
import dev.kubeone.model.schema.YesNo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values that a type of the field tables accepts, at random. */
final class GeneratedValues {
    private static final int MOST_ITEMS = 3;

    private final Random random;

    /** Share of the fields that are there: of a few, much is deep. */
    private final double density;

    GeneratedValues(Random random) {
        this.random = random;
        this.density = 0.1 + 0.8 * random.nextDouble();
    }

    Object of(Type<?> type) {
        if (type instanceof Shape<?> shape) {
            return mapping(shape);
        } else if (type instanceof ListOf<?> list) {
            return list(list.item());
        } else if (type instanceof MapOf<?> map) {
            return map(map);
        } else if (type instanceof FreeMap) {
            return free(2);
        } else if (type instanceof Choice choice) {
            return pick(random, choice.words());
        } else if (type instanceof YesNo) {
            return random.nextBoolean();
        } else if (type instanceof Text text) {
            return text(text.check());
        } else if (type instanceof Block block) {
            return text(block.check());
        } else if (type instanceof Parameter) {
            return text(TextCheck.ANY);
        } else if (type instanceof Secret) {
            return pick(random, List.of("env:MY_SECRET", "file:/run/secrets/mine"));
        } else if (type instanceof WholeNumber number) {
            return number((NumberCheck) number.check());
        } else if (type instanceof LargeNumber number) {
            return large((LargeNumberCheck) number.check());
        }
        throw new IllegalStateException("nobody has said what is a good " + type);
    }

    private Map<String, Object> mapping(Shape<?> shape) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        for (Field<?> field : shape.fields()) {
            if (field.required() || random.nextDouble() < density) {
                mapping.put(field.name(), of(field.type()));
            }
        }
        return mapping;
    }

    private List<Object> list(Type<?> item) {
        List<Object> items = new ArrayList<>();
        for (int left = random.nextInt(MOST_ITEMS + 1); left > 0; left--) {
            items.add(of(item));
        }
        return items;
    }

    private Map<String, Object> map(MapOf<?> map) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int left = random.nextInt(MOST_ITEMS + 1); left > 0; left--) {
            String key = text(map.keys());
            entries.put(key, of(map.value().under(key)));
        }
        return entries;
    }

    private Map<String, Object> free(int depth) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int left = random.nextInt(MOST_ITEMS + 1); left > 0; left--) {
            entries.put(text(TextCheck.METADATA_KEY), freeValue(depth));
        }
        return entries;
    }

    private Object freeValue(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> text(TextCheck.ANY);
            case 1 -> random.nextInt();
            case 2 -> random.nextBoolean();
            case 3 -> random.nextInt(100) / 8.0;
            case 4 -> free(depth - 1);
            default -> List.of(freeValue(depth - 1), freeValue(depth - 1));
        };
    }

    private String text(Check<String> check) {
        return GeneratedTexts.of(check instanceof TextCheck known ? known : TextCheck.ANY, random);
    }

    private int number(NumberCheck check) {
        int most = Math.min(check.most(), 999_999_999);
        return pick(random, List.of(check.least(), most, check.least() + random.nextInt(most - check.least())));
    }

    private long large(LargeNumberCheck check) {
        return pick(
                random,
                List.of(-1L, 0L, 1L, 4096L, 1L << 31, 8L << 30, 999_999_999_999L).stream()
                        .filter(check::holds)
                        .toList());
    }
}
