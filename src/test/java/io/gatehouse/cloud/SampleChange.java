package io.gatehouse.cloud;

import io.gatehouse.planning.Step.Verb;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A change of the [SampleNetwork] and the steps that it must lead to.
///
/// @param sentence what is changed
/// @param edit makes the network that is wanted then
/// @param verbs exactly what must be planned, by key without its network
public record SampleChange(String sentence, UnaryOperator<SampleNetwork> edit, Map<String, Verb> verbs) {}
