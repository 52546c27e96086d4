package dev.kubeone.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.kubeone.model.manifest.KubeOneCluster;
import dev.kubeone.model.manifest.fields.ClusterFields;
import dev.kubeone.model.manifest.fields.UpstreamFields;
import dev.kubeone.model.manifest.gaps.Gaps;
import dev.kubeone.model.schema.Field;
import dev.kubeone.model.schema.ListOf;
import dev.kubeone.model.schema.MapOf;
import dev.kubeone.model.schema.Shape;
import dev.kubeone.model.schema.Type;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A field that the list of gaps does not name is carried out, so somebody who carries something out must ask for it. Who
 * reads, checks, compares or writes manifests does not count.
 */
class CarriedOutTest {
    private static final Pattern ONLY_READS = Pattern.compile(
            "dev\\.kubeone\\.model\\.(manifest\\.(?!beside)[a-z]+|schema|terraform|credentials)(\\..*)?");
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.kubeone");

    /** Fields whose effect is not that somebody asks for them. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "apiVersion", "the reader decides by it",
            "kind", "the reader decides by it",
            "caBundle", "becomes certificateAuthority.bundle when defaults are filled",
            "cloudProvider.none", "there is nothing to do for it",
            "clusterNetwork.cni.external", "there is nothing to do for it",
            "clusterNetwork.kubeProxy.iptables", "is what kube-proxy does without ipvs");

    @Test
    void whateverIsNoGapIsAskedForBySomebody() {
        Map<String, JavaMethod> accessors = new TreeMap<>();
        collect(KubeOneCluster.class, ClusterFields.SHAPE, "", accessors);
        Set<String> carriedOut = new HashSet<>(accessors.keySet());
        carriedOut.removeIf(path -> Gaps.cover(path) || UpstreamFields.ignored(path) || ELSEWHERE.containsKey(path));

        assertThat(carriedOut).hasSizeGreaterThan(100);
        assertThat(carriedOut.stream().sorted())
                .allSatisfy(path -> assertThat(isAskedFor(accessors.get(path)))
                        .as("somebody asks for " + path)
                        .isTrue());
    }

    private static void collect(Class<?> type, Shape<?> shape, String path, Map<String, JavaMethod> accessors) {
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Field<?> field = shape.fields().get(i);
            String here = (path.isEmpty() ? "" : path + ".") + field.name() + suffix(field.type());
            Shape<?> below = Shape.in(field.type());
            if (below == null || below.fields().isEmpty()) {
                accessors.put(
                        here,
                        PRODUCT.get(type).getMethod(components[i].getAccessor().getName()));
            } else {
                collect(recordIn(components[i]), below, here, accessors);
            }
        }
    }

    /** Whether the method is called by one that carries something out, or by one that such a method calls. */
    private static boolean isAskedFor(JavaCodeUnit accessor) {
        Set<JavaCodeUnit> seen = new HashSet<>(List.of(accessor));
        seen.addAll(ownMethods(accessor));
        ArrayDeque<JavaCodeUnit> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            JavaCodeUnit called = open.pop();
            for (JavaCodeUnit caller : callers(called).toList()) {
                String place = caller.getOwner().getPackageName();
                if (ONLY_READS.matcher(place).matches()) {
                    continue;
                }
                if (!place.equals("dev.kubeone.model.manifest")) {
                    return true;
                }
                if (seen.add(caller)) {
                    open.push(caller);
                }
            }
        }
        return false;
    }

    /** A record's own methods need no accessor. */
    private static Set<JavaCodeUnit> ownMethods(JavaCodeUnit accessor) {
        return accessor.getOwner().getField(accessor.getName()).getAccessesToSelf().stream()
                .map(access -> access.getOrigin())
                .filter(JavaMethod.class::isInstance)
                .collect(Collectors.toSet());
    }

    private static Stream<JavaCodeUnit> callers(JavaCodeUnit called) {
        return called.getAccessesToSelf().stream().map(access -> access.getOrigin());
    }

    private static String suffix(Type<?> type) {
        return type instanceof ListOf<?> ? "[]" : type instanceof MapOf<?> ? "{}" : "";
    }

    private static Class<?> recordIn(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType generic) {
            java.lang.reflect.Type[] arguments = generic.getActualTypeArguments();
            return (Class<?>) arguments[arguments.length - 1];
        }
        return component.getType();
    }
}
