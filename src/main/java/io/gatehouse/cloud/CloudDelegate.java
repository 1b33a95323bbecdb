package io.gatehouse.cloud;

/// A cloud that is another one in all that it does not do itself.
public interface CloudDelegate extends Cloud {

    /// The other one.
    Cloud cloud();

    @Override
    default CloudInventory inventory() {
        return cloud().inventory();
    }

    @Override
    default CloudActuator actuator() {
        return cloud().actuator();
    }

    @Override
    default CloudCatalog catalog() {
        return cloud().catalog();
    }

    @Override
    default CloudPermissions permissions() {
        return cloud().permissions();
    }

    @Override
    default MemberChannel channel() {
        return cloud().channel();
    }
}
