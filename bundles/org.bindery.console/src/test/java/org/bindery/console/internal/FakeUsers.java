package org.bindery.console.internal;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bindery.registrar.Users;

final class FakeUsers implements Users {

    final Map<String, String> secrets = new TreeMap<>();

    @Override
    public String realm() {
        return "test";
    }

    @Override
    public SortedSet<String> names() {
        return new TreeSet<>(secrets.keySet());
    }

    @Override
    public void put(String username, String secret) {
        secrets.put(username, secret);
    }

    @Override
    public String create(String username) {
        secrets.put(username, "made-up");
        return "made-up";
    }

    @Override
    public boolean remove(String username) {
        return secrets.remove(username) != null;
    }
}
