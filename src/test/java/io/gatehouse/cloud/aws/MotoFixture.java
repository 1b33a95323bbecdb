package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudFixture;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.testing.Moto;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Image;

/// The adapter on moto, for the contracts.
final class MotoFixture implements CloudFixture {

    /// Shared by all contracts, so that at the end it is known which operations they exercised.
    static final AwsOnMoto AWS = AwsOnMoto.shared();

    private static final Cloud CLOUD = AWS.cloud(AwsOnMoto.INSTALLATION);

    private static final MotoUser SOMEBODY_ELSE = new MotoUser(Moto.shared().endpoint());

    /// The same after every reset.
    private static final List<String> IMAGES =
            SOMEBODY_ELSE.images().stream().map(Image::imageId).sorted().limit(2).toList();

    private final Cloud cloud;

    private MotoFixture(Cloud cloud) {
        this.cloud = cloud;
    }

    /// A moto with nothing in it.
    static MotoFixture fresh() {
        return fresh(CLOUD);
    }

    /// A moto with nothing in it, as another cloud sees it.
    static MotoFixture fresh(Cloud cloud) {
        Moto.shared().reset();
        return new MotoFixture(cloud);
    }

    @Override
    public InstallationId installation() {
        return AwsOnMoto.INSTALLATION;
    }

    @Override
    public Cloud cloud() {
        return cloud;
    }

    @Override
    public MotoUser somebodyElse() {
        return SOMEBODY_ELSE;
    }

    @Override
    public String imageId() {
        return IMAGES.get(0);
    }

    @Override
    public String otherImageId() {
        return IMAGES.get(1);
    }

    /// None of them: moto makes another thing for the same token, puts an Elastic IP on the primary address whatever
    /// private address is named, and shows every route as active.
    @Override
    public boolean can(Ability ability) {
        return false;
    }

    /// Nothing takes time in moto.
    @Override
    public void letTimePass() {}
}
