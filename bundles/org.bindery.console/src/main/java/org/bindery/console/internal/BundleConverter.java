package org.bindery.console.internal;

import org.apache.felix.service.command.Converter;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Lets commands such as {@code update} and {@code stop} take a bundle by its id or its symbolic name. Gogo leaves that to
 * its interactive shells, and the distribution has none of them.
 */
@Component(property = Converter.CONVERTER_CLASSES + "=org.osgi.framework.Bundle")
public final class BundleConverter implements Converter {

    private final BundleContext context;

    @Activate
    public BundleConverter(BundleContext context) {
        this.context = context;
    }

    @Override
    public @Nullable Object convert(Class<?> type, Object in) {
        return type == Bundle.class && in instanceof CharSequence text ? bundle(text.toString()) : null;
    }

    private Bundle bundle(String text) {
        boolean id = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() < 10;
        for (Bundle bundle : context.getBundles()) {
            if (id ? bundle.getBundleId() == Long.parseLong(text) : text.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new IllegalArgumentException("there is no bundle " + Terminal.printable(text));
    }

    @Override
    public @Nullable CharSequence format(Object target, int level, Converter escape) {
        if (!(target instanceof Bundle bundle)) {
            return null;
        }
        return bundle.getBundleId() + " " + bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}
