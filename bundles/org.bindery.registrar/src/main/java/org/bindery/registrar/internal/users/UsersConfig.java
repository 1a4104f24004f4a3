package org.bindery.registrar.internal.users;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The attributes of PID {@code org.bindery.registrar.users}. The component has two PIDs, for it shares the realm with the
 * registrar; therefore this names its PID itself.
 */
@ObjectClassDefinition(
        pid = UsersConfig.PID,
        name = "Bindery registrar users",
        description = "Where the registrar's users are kept.")
@interface UsersConfig {

    String PID = "org.bindery.registrar.users";

    @AttributeDefinition(
            description = "The file of users, absolute or relative to the working directory. It is read again when it"
                    + " changes, within a second or two; without it there are no users.")
    String file() default "users";

    @AttributeDefinition(
            description = "Whether a user named demo is made with a random secret, which is printed once, when the file"
                    + " has no users.")
    boolean demoUser() default false;

    @AttributeDefinition(
            description = "Where a phone reaches this server, as host:port. It is only printed, in the line for a phone"
                    + " that is made with the user named demo.")
    String demoAddress() default "127.0.0.1:5060";
}
