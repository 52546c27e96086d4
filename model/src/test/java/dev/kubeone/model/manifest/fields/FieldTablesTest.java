package dev.kubeone.model.manifest.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.MapOf;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Type;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FieldTablesTest {
    /** Fields of ours that KubeOne does not have, by path pattern or its beginning. */
    private static final List<String> OURS = List.of("apiVersion", "kind", "packageSources.", "drain.", "upgrade.");

    @Test
    void theTablesHaveTheFieldsOfTheRecordsInTheirOrder() {
        assertSame(KubeOneCluster.class, ClusterFields.SHAPE, "");
    }

    private static void assertSame(Class<?> record, Shape<?> shape, String path) {
        List<String> components = Arrays.stream(record.getRecordComponents())
                .map(FieldTablesTest::nameOf)
                .toList();
        assertThat(shape.fields().stream().<String>map(Field::name).toList())
                .as(path)
                .isEqualTo(components);
        for (int i = 0; i < components.size(); i++) {
            Shape<?> inner = Shape.in(shape.fields().get(i).type());
            if (inner != null) {
                assertSame(recordIn(record.getRecordComponents()[i]), inner, path + "/" + components.get(i));
            }
        }
    }

    /** A record cannot have a component called wait. */
    private static String nameOf(RecordComponent component) {
        JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null ? component.getName() : other.value();
    }

    private static Class<?> recordIn(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType generic) {
            java.lang.reflect.Type[] arguments = generic.getActualTypeArguments();
            return (Class<?>) arguments[arguments.length - 1];
        }
        return component.getType();
    }

    @Test
    void everyFieldIsOneOfKubeOnesOrKnownAsOurs() {
        Set<String> strangers = new TreeSet<>();
        leaves(ClusterFields.SHAPE, "").stream()
                .filter(leaf -> OURS.stream().noneMatch(leaf::startsWith) && !leaf.endsWith("sshPrivateKeyPassphrase"))
                .filter(leaf -> !leaf.endsWith(".podPidsLimit"))
                .filter(leaf -> !UpstreamFields.leaves().contains(leaf))
                .forEach(strangers::add);

        assertThat(strangers).isEmpty();
    }

    @Test
    void kubeOnesManifestHas248LeafFields() {
        List<String> all = UpstreamFields.leaves();
        List<String> ours = leaves(ClusterFields.SHAPE, "");
        System.out.printf(
                "%d of %d leaf fields are supported%n",
                all.stream().filter(ours::contains).count(), all.size());

        assertThat(all).hasSize(248).doesNotHaveDuplicates();
    }

    @Test
    void everyFieldHasAMeaningThatIsASentence() {
        assertThat(fields(ClusterFields.SHAPE))
                .allSatisfy(
                        field -> assertThat(field.meaning()).as(field.name()).endsWith("."));
    }

    private static List<Field<?>> fields(Shape<?> shape) {
        List<Field<?>> all = new ArrayList<>(shape.fields());
        shape.fields().stream()
                .map(field -> Shape.in(field.type()))
                .filter(inner -> inner != null)
                .forEach(inner -> all.addAll(fields(inner)));
        return all;
    }

    private static List<String> leaves(Shape<?> shape, String path) {
        List<String> leaves = new ArrayList<>();
        for (Field<?> field : shape.fields()) {
            String here = (path.isEmpty() ? "" : path + ".") + field.name() + suffix(field.type());
            Shape<?> inner = Shape.in(field.type());
            // KubeOne's list counts a taint as one leaf, and a provider without fields too.
            boolean leaf =
                    inner == null || inner.fields().isEmpty() || field.name().equals("taints");
            leaves.addAll(leaf ? List.of(here) : leaves(inner, here));
        }
        return leaves;
    }

    private static String suffix(Type<?> type) {
        return type instanceof ListOf<?> ? "[]" : type instanceof MapOf<?> ? "{}" : "";
    }
}
