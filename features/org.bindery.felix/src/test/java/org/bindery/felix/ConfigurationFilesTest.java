package org.bindery.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every attribute that a bundle of ours has stands in the default configuration, with its default in a comment. */
class ConfigurationFilesTest {

    private static final Path CONF = Path.of("src/main/dist/conf");

    @Test
    void everyAttributeIsDocumented() throws Exception {
        List<String> missing = new ArrayList<>();
        int attributes = 0;
        for (Document metatype : metatypes()) {
            String pid = ((Element) metatype.getElementsByTagName("Designate").item(0)).getAttribute("pid");
            List<String> lines = Files.readAllLines(CONF.resolve(pid + ".cfg"));
            NodeList definitions = metatype.getElementsByTagName("AD");
            for (int i = 0; i < definitions.getLength(); i++) {
                attributes++;
                Element definition = (Element) definitions.item(i);
                if (!isDocumented(definition, lines)) {
                    missing.add(
                            pid + ": " + definition.getAttribute("id") + " = " + definition.getAttribute("default"));
                }
            }
        }
        assertThat(attributes).isGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    private static boolean isDocumented(Element definition, List<String> lines) {
        String name = definition.getAttribute("id");
        String value = definition.getAttribute("default").replace(",", ", ").replace("\\ ", " ");
        return lines.stream()
                .anyMatch(line -> line.startsWith(name + " = ") || line.equals(("#" + name + " = " + value).strip()));
    }

    private static List<Document> metatypes() throws Exception {
        List<Document> documents = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":")) {
            // In a reactor a bundle may be its directory of classes.
            if (entry.contains("org.bindery.") && entry.endsWith(".jar")) {
                addMetatypes(Path.of(entry), documents);
            } else if (Files.isDirectory(Path.of(entry, "OSGI-INF/metatype"))) {
                addMetatypesOfDirectory(Path.of(entry, "OSGI-INF/metatype"), documents);
            }
        }
        return documents;
    }

    private static void addMetatypes(Path jar, List<Document> documents) throws Exception {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().matches("OSGI-INF/metatype/.+\\.xml")) {
                    documents.add(parse(file.getInputStream(entry)));
                }
            }
        }
    }

    private static void addMetatypesOfDirectory(Path directory, List<Document> documents) throws Exception {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                documents.add(parse(Files.newInputStream(file)));
            }
        }
    }

    private static Document parse(InputStream xml) throws Exception {
        try (xml) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
        }
    }
}
