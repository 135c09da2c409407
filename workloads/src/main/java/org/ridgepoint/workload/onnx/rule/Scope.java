package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

    private boolean isUnknown(String name) {
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

    /** The values that a node reads by name; none at all where one comes from a node that we cannot run. */
    public Optional<List<Optional<Value>>> inputs(List<String> names) {
        List<Optional<Value>> inputs = new ArrayList<>();
        for (String name : names) {
            if (isUnknown(name)) {
                return Optional.empty();
            }
            Optional<Value> value = name.isEmpty() ? Optional.empty() : find(name);
            if (value.isEmpty() && !name.isEmpty()) {
                throw new OnnxException("it reads \"" + name + "\", which nothing makes");
            }
            inputs.add(value);
        }
        return Optional.of(inputs);
    }

    /** What a body makes of its outputs' names. */
    public List<Value> results(List<String> names) {
        List<Value> results = new ArrayList<>();
        for (String name : names) {
            if (isUnknown(name)) {
                throw new UnsupportedNodeException("it contains operators that are not supported");
            }
            results.add(
                    find(name).orElseThrow(() -> new OnnxException("nothing in it makes its output \"" + name + "\"")));
        }
        return results;
    }

    public Uses uses() {
        return uses;
    }

    /** What the names of nodes begin with. */
    public String prefix() {
        return prefix;
    }
}
