package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.ObjectEntry;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Bucket;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.StoredContent;
import io.gatehouse.topology.StoredObject;
import java.util.stream.Stream;

/// Objects in the bucket. Their path is their id.
final class StoredObjectHandler implements SandboxHandler<StoredObject> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.STORED_OBJECT;
    }

    @Override
    public Class<StoredObject> type() {
        return StoredObject.class;
    }

    @Override
    public String listing() {
        return "s3:ListBucket";
    }

    @Override
    public Stream<Observed<StoredObject>> observe(OwnedView view) {
        return view.world()
                .objects()
                .in(view.bucket())
                .flatMap(one ->
                        StoredObject.at(
                                Bucket.keyIn(view.region()), one.path(), StoredContent.observed(one.entityTag()))
                                .stream())
                .map(actual -> Observed.ready(new AwsId(actual.path()), actual));
    }

    @Override
    public Outcome create(Task<StoredObject> task) {
        StoredObject wanted = task.resource();
        var object =
                new ObjectEntry(
                        task.id(wanted.bucket()),
                        wanted.path(),
                        wanted.content().entityTag(),
                        wanted.content().digest().orElseThrow(),
                        "");
        task.api().run("s3:PutObject", world -> world.objects().write(object));
        return new Outcome.Applied(new AwsId(wanted.path()));
    }

    @Override
    public Outcome update(Task<StoredObject> task) {
        return create(task);
    }

    @Override
    public Outcome delete(Task<StoredObject> task) {
        String bucket = task.id(task.resource().bucket());
        task.api().run("s3:DeleteObject", world -> world.objects().delete(bucket, task.id().value()));
        return new Outcome.Applied(null);
    }
}
