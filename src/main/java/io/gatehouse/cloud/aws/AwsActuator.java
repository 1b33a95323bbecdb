package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.CloudActuator;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.topology.Resource;
import java.util.List;

/// Hands batches to the handler of their kind.
final class AwsActuator implements CloudActuator {

    private final AwsHandlers handlers;

    AwsActuator(AwsHandlers handlers) {
        this.handlers = handlers;
    }

    @Override
    public List<Outcome> apply(Batch batch) {
        return apply(handlers.of(batch.kind()), batch);
    }

    @Override
    public List<Outcome> poll(Batch batch) {
        return poll(handlers.of(batch.kind()), batch);
    }

    private static <R extends Resource> List<Outcome> apply(AwsHandler<R> handler, Batch batch) {
        List<Task<R>> tasks = tasks(handler, batch);
        return switch (batch.verb()) {
            case CREATE -> handler.createAll(tasks);
            case ADOPT -> Attempts.each(tasks, handler::adopt);
            case UPDATE -> Attempts.each(tasks, handler::update);
            case DELETE -> handler.deleteAll(tasks);
        };
    }

    private static <R extends Resource> List<Outcome> poll(AwsHandler<R> handler, Batch batch) {
        boolean gone = batch.verb() == Verb.DELETE;
        return Attempts.each(tasks(handler, batch), gone ? handler::pollGone : handler::pollMade);
    }

    private static <R extends Resource> List<Task<R>> tasks(AwsHandler<R> handler, Batch batch) {
        return batch.actions().stream().map(action -> Task.of(handler.type(), action, batch)).toList();
    }
}
