package org.bindery.registrar.internal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bindery.registrar.internal.digest.DigestAuthentication;

/**
 * The registrar's configuration, checked.
 *
 * @param domains the hosts served; empty for those that the container listens on
 * @param strictRequestUri refuses a user part in the Request-URI
 * @param authentication asks for credentials
 * @param digest how
 * @param thirdParties who may register for others
 * @param expires which lifetimes are granted
 * @param limits how much of a request's contacts is read
 * @param maxContacts how many bindings an AOR may have
 * @param maxAorLength how many characters a To URI may have
 * @param retryAfterSeconds when to come back while a service is away
 */
record Options(
        List<String> domains,
        boolean strictRequestUri,
        boolean authentication,
        DigestAuthentication.Settings digest,
        List<String> thirdParties,
        ExpiresRule expires,
        ContactReader.Limits limits,
        int maxContacts,
        int maxAorLength,
        int retryAfterSeconds) {

    static Options read(Configuration configuration) {
        return new Options(
                configuration.list("domains", Domains::isHost, "a list of host names and addresses without ports"),
                configuration.flag("strictRequestUri"),
                configuration.flag("authentication"),
                digest(configuration),
                configuration.list("thirdParty", ThirdParties::isGrant, "a list of username=address or username=*"),
                expires(configuration),
                limits(configuration),
                (int) configuration.number("maxContacts", 1, 1000, "contacts"),
                (int) configuration.number("maxAorLength", 16, 4096, "characters"),
                (int) configuration.number("retryAfterSeconds", 1, 3600, "seconds"));
    }

    private static DigestAuthentication.Settings digest(Configuration configuration) {
        RealmOptions realm = RealmOptions.read(configuration);
        return new DigestAuthentication.Settings(
                realm.realm(),
                realm.algorithms(),
                Duration.ofSeconds(configuration.number("nonceSeconds", 10, 86_400, "seconds")),
                configuration.flag("digestWithoutQop"),
                configuration.list("md5Agents", agent -> true, "a list of how User-Agent headers begin"));
    }

    private static ExpiresRule expires(Configuration configuration) {
        long max = configuration.number("maxExpires", 1, ExpiresRule.LARGEST, "seconds");
        long min = configuration.number("minExpires", 1, max, "seconds (at most maxExpires)");
        String malformed = configuration.text(
                "malformedExpires", text -> List.of("reject", "default").contains(text), "reject or default");
        return new ExpiresRule(
                min,
                max,
                configuration.number("defaultExpires", min, max, "seconds (minExpires to maxExpires)"),
                malformed.equals("default"));
    }

    private static ContactReader.Limits limits(Configuration configuration) {
        return new ContactReader.Limits(
                (int) configuration.number("maxContactsInRequest", 1, 1000, "contacts"),
                (int) configuration.number("maxContactLength", 64, 8192, "characters"),
                configuration
                        .list("contactSchemes", Options::isScheme, "a list of URI schemes such as sip, sips and tel")
                        .stream()
                        .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    private static boolean isScheme(String text) {
        return !text.isEmpty()
                && Character.isLetter(text.charAt(0))
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0));
    }
}
