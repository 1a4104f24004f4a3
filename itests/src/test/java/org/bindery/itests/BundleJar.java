package org.bindery.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;

/** Makes a bundle of a few test classes, the first of which is its activator. */
public final class BundleJar {

    private BundleJar() {}

    /** The jar of a bundle with the activator and its nested and further classes, importing the packages of SIP servlets. */
    public static byte[] of(String name, Class<? extends BundleActivator> activator, Class<?>... further)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest(name, activator))) {
            add(jar, activator);
            for (Class<?> type : further) {
                add(jar, type);
            }
        }
        return bytes.toByteArray();
    }

    /** The same as a stream, as OSGi takes it. */
    static InputStream stream(String name, Class<? extends BundleActivator> activator, Class<?>... further)
            throws IOException {
        return new ByteArrayInputStream(of(name, activator, further));
    }

    private static Manifest manifest(String name, Class<?> activator) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        attributes.putValue("Bundle-Version", "1.0.0");
        attributes.putValue("Bundle-Activator", activator.getName());
        attributes.putValue(
                "Import-Package",
                "org.osgi.framework,javax.servlet;version=\"[2.5,5)\",javax.servlet.sip;version=\"[1.1,3)\"");
        return manifest;
    }

    private static void add(JarOutputStream jar, Class<?> type) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(path));
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
            in.transferTo(jar);
        }
        jar.closeEntry();
    }
}
