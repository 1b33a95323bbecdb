package io.gatehouse.cloud;

/// What an adapter brings along to be tested by the contracts: [LifecycleContract], [ChangesContract],
/// [BoundariesContract], [FailuresContract] and [CatalogContract]. The account may be shared between tests, because
/// every test has a network of its own; a fresh one for each test is fine too.
public interface CloudFixture {

    /// What an account and its emulator can do beyond the common ground.
    enum Ability {
        /// A creation that is repeated with the same token makes nothing new.
        CLIENT_TOKENS,
        /// An Elastic IP can be associated with a private address that is not the interface's primary one.
        SECONDARY_ASSOCIATIONS,
        /// A route whose target has no running instance is a black hole.
        BLACK_HOLES
    }

    /// The installation that the cloud acts for.
    InstallationId installation();

    /// The cloud under test.
    Cloud cloud();

    /// Somebody who works in the same account by hand.
    SomebodyElse somebodyElse();

    /// An image that the account sees.
    String imageId();

    /// Another image that the account sees.
    String otherImageId();

    /// Whether the account has an ability.
    boolean can(Ability ability);

    /// Lets a little time pass, so that what takes time gets on.
    void letTimePass();
}
