package org.bindery.registrar.example;

import java.util.Map;
import java.util.Optional;
import org.bindery.registrar.Credentials;
import org.bindery.registrar.DigestAlgorithm;
import org.osgi.service.component.annotations.Component;

@Component(property = "service.ranking:Integer=100")
public class TableOfUsers implements Credentials {
    private final Map<String, String> ha1ByUser =
            Map.of("alice", "2bf06e5f38bb3c6fb84ef7f7dbf1d5b1d4a3ed5cf0d4e9e2a6a04db1e0b0a2cb");

    @Override
    public Optional<String> ha1(String username, String realm, DigestAlgorithm algorithm) {
        return algorithm == DigestAlgorithm.SHA_256 && realm.equals("bindery")
                ? Optional.ofNullable(ha1ByUser.get(username))
                : Optional.empty();
    }
}
