package org.bindery.registrar.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The attributes of PID {@code org.bindery.registrar}. Read by {@link Options}, which checks them. */
@ObjectClassDefinition(
        name = "Bindery registrar",
        description = "Which REGISTER requests are taken, from whom, and for how long.")
public @interface RegistrarConfig {

    String PID = "org.bindery.registrar";

    @AttributeDefinition(
            description = "Hosts whose registrar this is, names and addresses without ports. Empty: the addresses that"
                    + " the container listens on, and localhost with a loopback address.")
    String[] domains() default {};

    @AttributeDefinition(description = "Whether a Request-URI with a user part is refused (RFC 3261 section 10.2).")
    boolean strictRequestUri() default false;

    @AttributeDefinition(
            description = "Whether users must authenticate. Switch it off in a lab only: without it anybody may"
                    + " register, redirect and remove anybody.")
    boolean authentication() default true;

    @AttributeDefinition(
            description = "The realm of digest authentication, 1 to 128 printable ASCII characters without quote,"
                    + " backslash and colon. Secrets are hashed with it: users must be added anew when it changes.")
    String realm() default "bindery";

    @AttributeDefinition(
            description = "Digest algorithms offered, in order of preference: SHA-256, SHA-512-256, MD5.",
            options = {@Option("SHA-256"), @Option("SHA-512-256"), @Option("MD5")})
    String[] algorithms() default {"SHA-256", "MD5"};

    @AttributeDefinition(description = "How long a nonce may be used, in seconds.", min = "10", max = "86400")
    int nonceSeconds() default 300;

    @AttributeDefinition(
            description = "Whether digests without qop are taken (RFC 2069). They can be replayed while a nonce lives.")
    boolean digestWithoutQop() default false;

    @AttributeDefinition(
            description = "How the User-Agent begins of phones to which only MD5 is offered, if algorithms has it: they"
                    + " give up when another algorithm is offered beside it.")
    String[] md5Agents() default {"sipsak", "baresip v0", "baresip v1"};

    @AttributeDefinition(
            description = "Who may register for others: username=address, where address is a user part, user@host, or *"
                    + " for everybody.")
    String[] thirdParty() default {};

    @AttributeDefinition(
            description = "Lifetime of a binding for which none is asked, in seconds, from minExpires to maxExpires.",
            min = "1",
            max = "4294967295")
    long defaultExpires() default 3600;

    @AttributeDefinition(
            description = "A shorter lifetime is refused with 423, if it is also shorter than an hour, in seconds; at"
                    + " most maxExpires.",
            min = "1",
            max = "4294967295")
    long minExpires() default 60;

    @AttributeDefinition(description = "A longer lifetime is cut to this, in seconds.", min = "1", max = "4294967295")
    long maxExpires() default 7200;

    @AttributeDefinition(
            description =
                    "What becomes of a malformed expires value: reject (400), or default (defaultExpires, RFC 3261"
                            + " section 20.19).",
            options = {@Option("reject"), @Option("default")})
    String malformedExpires() default "reject";

    @AttributeDefinition(
            description = "How many bindings an address may have; more are refused with 403.",
            min = "1",
            max = "1000")
    int maxContacts() default 10;

    @AttributeDefinition(
            description = "How many contacts a request may have; more are refused with 403.",
            min = "1",
            max = "1000")
    int maxContactsInRequest() default 10;

    @AttributeDefinition(
            description = "How long a contact with its parameters may be, in characters.",
            min = "64",
            max = "8192")
    int maxContactLength() default 1024;

    @AttributeDefinition(description = "How long the To URI may be, in characters.", min = "16", max = "4096")
    int maxAorLength() default 256;

    @AttributeDefinition(description = "URI schemes that a contact may have.")
    String[] contactSchemes() default {"sip", "sips", "tel", "mailto"};

    @AttributeDefinition(
            description = "Retry-After of the 503 while the location service or the credentials are away, in seconds.",
            min = "1",
            max = "3600")
    int retryAfterSeconds() default 5;
}
