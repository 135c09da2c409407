package org.ridgepoint.sim.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ridgepoint.sim.quantity.RefusedKey;
import org.ridgepoint.sim.resource.Access;

/** The physical ports of an SRAM, as memory compilers write them: {@code 1rw}, {@code 1r1w}, {@code 2rw}, {@code 2r1w}. */
public record SramPorts(List<Role> roles) {
    private static final Pattern PART = Pattern.compile("([1-9][0-9]?)(rw|r|w)");

    /** What one physical port can do. */
    public enum Role {
        READ,
        WRITE,
        READ_WRITE;

        boolean allows(Access access) {
            return this == READ_WRITE || name().equals(access.name());
        }
    }

    public SramPorts {
        roles = List.copyOf(roles);
        for (Access access : Access.values()) {
            if (roles.stream().noneMatch(role -> role.allows(access))) {
                throw new RefusedKey(
                        "ports",
                        "must have one that can " + access.name().toLowerCase(Locale.ROOT) + ", were " + roles);
            }
        }
    }

    /** The ports of a compiler's short name such as {@code 1r1w}. */
    public static SramPorts of(String shortName) {
        List<Role> roles = new ArrayList<>();
        Matcher part = PART.matcher(shortName);
        int end = 0;
        while (part.find() && part.start() == end) {
            roles.addAll(Collections.nCopies(Integer.parseInt(part.group(1)), role(part.group(2))));
            end = part.end();
        }
        if (roles.isEmpty() || end != shortName.length()) {
            throw new RefusedKey(
                    "ports", "must be written as counts of r, w and rw, such as 1rw, 1r1w or 2rw, was " + shortName);
        }
        return new SramPorts(roles);
    }

    /** Number of physical ports. */
    public int count() {
        return roles.size();
    }

    private static Role role(String letters) {
        return switch (letters) {
            case "r" -> Role.READ;
            case "w" -> Role.WRITE;
            default -> Role.READ_WRITE;
        };
    }
}
