package org.bindery.itests;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the manifests of the packaged bundles: arrows point down only, and nobody imports what is internal. */
class ArchitectureIT {

    private static final List<String> JDK_AND_LOG = List.of("java.", "javax.crypto", "javax.crypto.spec", "org.slf4j");
    private static final List<String> SERVLET = List.of("javax.servlet", "javax.servlet.sip");

    /** What a bundle may import besides the JDK and the log; a name that ends with a dot stands for all below it. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            entry("org.bindery.location", List.of()),
            entry(
                    "org.bindery.location.rocksdb",
                    List.of("org.bindery.location", "org.bindery.location.spi", "org.osgi.framework")),
            entry("org.bindery.sip.whiteboard", with(SERVLET, "org.osgi.")),
            entry("org.bindery.registrar", with(SERVLET, "org.bindery.location", "org.bindery.sip.whiteboard")),
            entry(
                    "org.bindery.console",
                    with(
                            SERVLET,
                            "org.osgi.",
                            "org.apache.felix.service.command",
                            "org.bindery.location",
                            "org.bindery.sip.whiteboard",
                            "org.bindery.registrar")));

    private static List<String> with(List<String> packages, String... more) {
        return Stream.concat(packages.stream(), Arrays.stream(more)).toList();
    }

    static List<String> houseBundles() {
        File[] jars = new File(URI.create(Jars.bundle("org.bindery.location")))
                .getParentFile()
                .listFiles((dir, name) -> name.startsWith("org.bindery."));
        return Arrays.stream(jars).map(f -> f.getName().replace(".jar", "")).toList();
    }

    @ParameterizedTest
    @MethodSource("houseBundles")
    void importsOnlyWhatThePlanAllows(String bundle) throws IOException {
        List<String> allowed = MAY_IMPORT.get(bundle);
        if (allowed == null) {
            assertThat(bundle).as("a bundle that the plan does not name").isEqualTo("org.bindery.sip.restcomm");
            assertThat(packages(bundle, "Import-Package")).noneMatch(p -> p.startsWith("org.bindery."));
            return;
        }
        assertThat(packages(bundle, "Import-Package")).allMatch(p -> isAllowed(p, bundle, allowed));
    }

    private static boolean isAllowed(String imported, String bundle, List<String> allowed) {
        return imported.equals(bundle)
                || imported.startsWith(bundle + ".")
                || Stream.concat(JDK_AND_LOG.stream(), allowed.stream())
                        .anyMatch(a -> a.endsWith(".") ? imported.startsWith(a) : imported.equals(a));
    }

    @ParameterizedTest
    @MethodSource("houseBundles")
    void nothingInternalIsImportedOrExported(String bundle) throws IOException {
        assertThat(packages(bundle, "Import-Package")).noneMatch(p -> p.contains(".internal"));
        assertThat(packages(bundle, "Export-Package")).noneMatch(p -> p.contains(".internal"));
    }

    @ParameterizedTest
    @MethodSource("houseBundles")
    void isNamedAsItsDirectory(String bundle) throws IOException {
        assertThat(header(bundle, "Bundle-SymbolicName")).isEqualTo(bundle);
        assertThat(header(bundle, "DynamicImport-Package"))
                .as("DynamicImport-Package")
                .isEmpty();
        assertThat(header(bundle, "Require-Bundle")).as("Require-Bundle").isEmpty();
    }

    @Test
    void packagesAreReadFromAHeaderWithQuotes() {
        assertThat(split("a.b;version=\"[1,2)\";uses:=\"x,y\",c;resolution:=optional"))
                .containsExactly("a.b", "c");
    }

    private static List<String> packages(String bundle, String header) throws IOException {
        return split(header(bundle, header));
    }

    private static String header(String bundle, String header) throws IOException {
        try (JarFile jar = new JarFile(new File(URI.create(Jars.bundle(bundle))))) {
            String value = jar.getManifest().getMainAttributes().getValue(header);
            return value == null ? "" : value;
        }
    }

    private static List<String> split(String header) {
        List<String> names = new ArrayList<>();
        for (String clause : header.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
            if (!clause.isBlank()) {
                names.add(clause.split(";")[0].strip());
            }
        }
        return names;
    }
}
