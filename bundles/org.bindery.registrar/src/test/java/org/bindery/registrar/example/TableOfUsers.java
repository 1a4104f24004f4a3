package org.bindery.registrar.example;

import java.util.Map;
import java.util.Optional;
import org.bindery.registrar.Credentials;
import org.bindery.registrar.DigestAlgorithm;
import org.osgi.service.component.annotations.Component;

@Component(property = "service.ranking:Integer=100")
public class TableOfUsers implements Credentials {
    private final Map<String, String> ha1ByUser =
            Map.of("alice", "26b552eda885d8de085595cd7f9371e3dc05551817e3280e225488d9565210c4");

    @Override
    public Optional<String> ha1(String username, String realm, DigestAlgorithm algorithm) {
        return algorithm == DigestAlgorithm.SHA_256 && realm.equals("bindery")
                ? Optional.ofNullable(ha1ByUser.get(username))
                : Optional.empty();
    }
}
