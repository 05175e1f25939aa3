-- The catalog. What a constraint can refuse is refused here, where it is written; the rest (types of values, cycles of successors, models of a
-- standard configuration) is refused by whoever reads it, and the last good catalog stays in force.

DO $$
BEGIN
    IF getdatabaseencoding() <> 'UTF8' THEN
        RAISE EXCEPTION 'the encoding of the database is %, and must be UTF8', getdatabaseencoding();
    END IF;
END
$$;

-- One row. Equal stamps mean equal content, on whatever server: a restored or a copied database that comes to the same number has another stamp.
CREATE TABLE aumate_catalog.version (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    number bigint NOT NULL,
    stamp uuid NOT NULL
);

INSERT INTO aumate_catalog.version (number, stamp) VALUES (0, gen_random_uuid());

-- What holds for the catalog as a whole; at most one row.
CREATE TABLE aumate_catalog.header (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    as_of date CONSTRAINT header_as_of_has_four_digit_year CHECK (as_of BETWEEN '4713-01-01 BC' AND '9999-12-31'),
    currency text COLLATE "C" CONSTRAINT header_currency_is_iso_4217 CHECK (currency ~ '^[A-Z]{3}$')
);

CREATE TABLE aumate_catalog.category (
    id text COLLATE "C" PRIMARY KEY
        CONSTRAINT category_id_is_not_blank CHECK (btrim(id, E' \t\n\r\v\f') <> '')
        -- In files such a key is a remark, and an export would lose what it says.
        CONSTRAINT category_id_is_no_remark CHECK (NOT starts_with(id, '_')),
    name text NOT NULL CONSTRAINT category_name_is_not_blank CHECK (btrim(name, E' \t\n\r\v\f') <> '')
);

CREATE TABLE aumate_catalog.parameter (
    category text COLLATE "C" NOT NULL REFERENCES aumate_catalog.category (id) ON UPDATE CASCADE ON DELETE CASCADE,
    position smallint NOT NULL CONSTRAINT parameter_position_is_0_to_15 CHECK (position BETWEEN 0 AND 15),
    id text COLLATE "C" NOT NULL
        CONSTRAINT parameter_id_is_not_blank CHECK (btrim(id, E' \t\n\r\v\f') <> '')
        CONSTRAINT parameter_id_is_no_remark CHECK (NOT starts_with(id, '_')),
    unit text NOT NULL CONSTRAINT parameter_unit_is_not_blank CHECK (btrim(unit, E' \t\n\r\v\f') <> ''),
    rule text NOT NULL CONSTRAINT parameter_rule_is_known
        CHECK (rule IN ('HIGHER', 'LOWER', 'EQUAL', 'SUPERSET', 'RANGE_CONTAINS', 'IP_CODE')),
    PRIMARY KEY (category, position),
    CONSTRAINT parameter_id_is_unique_in_category UNIQUE (category, id)
);

-- NULL is "unknown" everywhere: a product without a standard configuration is not one whose standard configuration is empty.
CREATE TABLE aumate_catalog.product (
    model text COLLATE "C" PRIMARY KEY
        CONSTRAINT product_model_has_1_to_64_characters CHECK (char_length(model) BETWEEN 1 AND 64)
        CONSTRAINT product_model_is_not_blank CHECK (btrim(model, E' \t\n\r\v\f') <> ''),
    category text COLLATE "C" NOT NULL REFERENCES aumate_catalog.category (id) ON UPDATE CASCADE,
    brand text NOT NULL DEFAULT '',
    name text,
    -- NaN and infinity are at least as great as infinity.
    list_price numeric CONSTRAINT product_list_price_is_not_negative CHECK (list_price >= 0 AND list_price < 'Infinity'),
    released date NOT NULL CONSTRAINT product_released_has_four_digit_year CHECK (released BETWEEN '4713-01-01 BC' AND '9999-12-31'),
    last_sale_day date
        CONSTRAINT product_last_sale_day_has_four_digit_year CHECK (last_sale_day <= '9999-12-31'),
    successor text COLLATE "C" CONSTRAINT product_is_not_its_own_successor CHECK (successor <> model),
    prototype boolean NOT NULL DEFAULT false,
    refurbished boolean NOT NULL DEFAULT false,
    operating_system text CONSTRAINT product_operating_system_is_known CHECK (operating_system IN ('embedded', 'non_embedded')),
    warranty_months integer CONSTRAINT product_warranty_months_is_1_to_600 CHECK (warranty_months BETWEEN 1 AND 600),
    standard_configuration text[] CONSTRAINT product_standard_configuration_is_a_list_without_null CHECK (
        CASE array_ndims(standard_configuration)
            WHEN 1 THEN array_position(standard_configuration, NULL) IS NULL
            ELSE array_ndims(standard_configuration) IS NULL
        END
    ),
    parameter_values jsonb NOT NULL DEFAULT '{}'
        CONSTRAINT product_parameter_values_is_an_object CHECK (jsonb_typeof(parameter_values) = 'object'),
    CONSTRAINT product_last_sale_day_is_not_before_release CHECK (last_sale_day >= released),
    CONSTRAINT product_model_in_category UNIQUE (category, model),
    CONSTRAINT product_successor_is_of_same_category FOREIGN KEY (category, successor)
        REFERENCES aumate_catalog.product (category, model) DEFERRABLE INITIALLY DEFERRED
);

-- A product that goes is looked for among the successors.
CREATE INDEX product_successor ON aumate_catalog.product (category, successor) WHERE successor IS NOT NULL;

-- Before the statement and not after it: a writer holds the version before it holds any row, so two writers wait for one another in one order, and the
-- order of versions is the order of commits. A notification goes out with the commit, and never before it.
CREATE FUNCTION aumate_catalog.advance_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE aumate_catalog.version SET number = number + 1, stamp = gen_random_uuid();
    PERFORM pg_notify('aumate_catalog', '');
    RETURN NULL;
END
$$;

CREATE TRIGGER advance_version BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON aumate_catalog.header
    FOR EACH STATEMENT EXECUTE FUNCTION aumate_catalog.advance_version();
CREATE TRIGGER advance_version BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON aumate_catalog.category
    FOR EACH STATEMENT EXECUTE FUNCTION aumate_catalog.advance_version();
CREATE TRIGGER advance_version BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON aumate_catalog.parameter
    FOR EACH STATEMENT EXECUTE FUNCTION aumate_catalog.advance_version();
CREATE TRIGGER advance_version BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON aumate_catalog.product
    FOR EACH STATEMENT EXECUTE FUNCTION aumate_catalog.advance_version();

-- Also for sessions that are told to fire no triggers, as some restores and replications are.
ALTER TABLE aumate_catalog.header ENABLE ALWAYS TRIGGER advance_version;
ALTER TABLE aumate_catalog.category ENABLE ALWAYS TRIGGER advance_version;
ALTER TABLE aumate_catalog.parameter ENABLE ALWAYS TRIGGER advance_version;
ALTER TABLE aumate_catalog.product ENABLE ALWAYS TRIGGER advance_version;

-- Without its row no version would ever advance again.
CREATE FUNCTION aumate_catalog.keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the row of aumate_catalog.version stays: every change of the catalog advances it' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER keep_version BEFORE DELETE OR TRUNCATE ON aumate_catalog.version
    FOR EACH STATEMENT EXECUTE FUNCTION aumate_catalog.keep_version();
