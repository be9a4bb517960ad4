package io.github.cliocheckin.sandbox;

/** The records of Clio Manage v4 that the sandbox serves, with the field names of Clio's OpenAPI description (as of April 2026). */
final class ClioResources {
    private static final ClioResource UNKNOWN = ClioResource.unknown();

    static final ClioResource USER = ClioResource.of("""
            id etag name first_name last_name initials email enabled account_owner clio_connect
            court_rules_default_attendee default_calendar_id phone_number rate roles subscription_type
            time_zone created_at updated_at""")
            .one(ClioResource.of("id etag name state created_at updated_at"), "account")
            .one(UNKNOWN, """
            default_activity_description avatar contact job_title""")
            .many(UNKNOWN, "notification_methods groups");

    static final ClioResource CONTACT = ClioResource.of("""
            id etag name first_name middle_name last_name date_of_birth type prefix title initials
            clio_connect_email locked_clio_connect_email client_connect_user_id primary_email_address
            secondary_email_address primary_phone_number secondary_phone_number ledes_client_id
            has_clio_for_clients_permission is_client is_clio_for_client_user is_co_counsel
            is_bill_recipient sales_tax_number created_at updated_at""")
            .many(ClioResource.of("id etag address name primary created_at updated_at"), "email_addresses")
            .many(ClioResource.of("id etag number name primary created_at updated_at"), "phone_numbers")
            .many(UNKNOWN, """
            activity_rates addresses custom_field_values custom_field_set_associations instant_messengers
            web_sites notification_methods account_balances related_contacts kyc_field_values""")
            .one(UNKNOWN, """
            primary_work_address primary_address secondary_address company avatar payment_profile folder
            co_counsel_rate primary_web_site legal_aid_uk_contact currency""");

    /** Nobody documents that a picklist option brings its text unasked; {@link Firm#picklistTextInValues} takes it away. */
    private static final ClioResource PICKLIST_OPTION =
            ClioResource.of("id etag option created_at updated_at deleted_at").byDefault("id etag option");

    static final ClioResource CUSTOM_FIELD = ClioResource.of("""
            id etag name parent_type field_type displayed deleted required display_order created_at
            updated_at""").many(PICKLIST_OPTION, "picklist_options");

    private static final ClioResource CUSTOM_FIELD_VALUE = ClioResource.of("""
            id etag field_name field_type field_required field_displayed field_display_order value
            soft_deleted created_at updated_at""")
            .one(CUSTOM_FIELD, "custom_field")
            .one(PICKLIST_OPTION, "picklist_option")
            .one(UNKNOWN, "matter contact");

    static final ClioResource MATTER = ClioResource.of("""
            id etag number display_number custom_number description status location client_reference
            client_id billable maildrop_address billing_method open_date close_date pending_date created_at
            updated_at shared has_tasks last_activity_date matter_stage_updated_at""")
            .one(CONTACT, "client")
            .one(ClioResource.of("id etag name code category created_at updated_at"), "practice_area")
            .one(ClioResource.of("id etag practice_area_id name order created_at updated_at"), "matter_stage")
            .one(USER, """
            responsible_attorney originating_attorney responsible_staff user""")
            .one(ClioResource.of("id etag name type client_connect_user updated_at"), "group")
            .one(UNKNOWN, """
            contingency_fee custom_rate evergreen_retainer folder matter_budget statute_of_limitations
            legal_aid_uk_matter attorney_allocation currency""")
            .many(CUSTOM_FIELD_VALUE, "custom_field_values")
            .many(UNKNOWN, """
            account_balances custom_field_set_associations matter_bill_recipients relationships
            task_template_list_instances kyc_field_values split_invoice_payers""");

    static final ClioResource CUSTOM_ACTION =
            ClioResource.of("id etag label target_url ui_reference created_at updated_at");

    static final ClioResource WEBHOOK = ClioResource.of("""
            id etag url model fields events status shared_secret expires_at created_at updated_at""").one(USER, "user");

    private ClioResources() {}
}
