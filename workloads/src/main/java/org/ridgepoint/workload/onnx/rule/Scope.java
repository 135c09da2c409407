package org.ridgepoint.workload.onnx.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.workload.onnx.file.OnnxException;

/** The values that a graph, branch or function body can name: its own, and those of the graphs around it. */
public final class Scope {
    private final Optional<Scope> around;
    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private final Set<String> absorbed = new HashSet<>();
    private final Uses uses;
    private final String prefix;

    public Scope(Optional<Scope> around, Uses uses, String prefix) {
        this.around = around;
        this.uses = uses;
        this.prefix = prefix;
    }

    public void define(String name, Value value) {
        if (name.isEmpty()) {
            return;
        }
        if (unknown.contains(name) || values.putIfAbsent(name, value) != null) {
            throw new OnnxException("two nodes make \"" + name + "\"");
        }
    }

    /** Defines what a later node makes, because a node before it does its work too. */
    void absorb(String name, Value value) {
        define(name, value);
        absorbed.add(name);
    }

    /** True where another node has done the work of the one that makes this. */
    public boolean isAbsorbed(String name) {
        return absorbed.contains(name);
    }

    /** Says that a value is made, but by something that we cannot run. */
    public void defineUnknown(String name) {
        unknown.add(name);
    }

    public boolean isUnknown(String name) {
        return unknown.contains(name)
                || around.map(outer -> outer.isUnknown(name)).orElse(false);
    }

    public boolean defines(String name) {
        return values.containsKey(name);
    }

    public Optional<Value> find(String name) {
        Value own = values.get(name);
        return own != null ? Optional.of(own) : around.flatMap(outer -> outer.find(name));
    }

    public Uses uses() {
        return uses;
    }

    /** What the names of nodes begin with. */
    public String prefix() {
        return prefix;
    }
}
