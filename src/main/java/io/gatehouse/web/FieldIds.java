package io.gatehouse.web;

import org.springframework.stereotype.Component;

/// HTML ids of form fields, the same in the field, its error and the error summary.
@Component("fieldIds")
class FieldIds {

    /// The id of a field, free of characters that mean something in a CSS selector.
    ///
    /// @param path the field's path in the form object, for example `subnets[0].cidr`
    /// @return for example `subnets-0-cidr`
    public String of(String path) {
        return path.replaceAll("[\\[\\].]+", "-").replaceAll("-$", "");
    }
}
