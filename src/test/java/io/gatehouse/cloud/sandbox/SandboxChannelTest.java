package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.ChannelContract;
import io.gatehouse.cloud.CloudFixture;

class SandboxChannelTest extends ChannelContract {

    @Override
    protected CloudFixture fixture() {
        return new SandboxFixture();
    }
}
