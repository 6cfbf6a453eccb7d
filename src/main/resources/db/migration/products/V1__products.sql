-- What the vendor makes. Everybody who is signed in may read it; it names no client.
create table products.product (
    code       text primary key check (code ~ '^[A-Z0-9][A-Z0-9_.-]{0,39}$'),
    name       text not null check (name <> ''),
    created_at timestamptz not null
);

create table products.application (
    code              text primary key check (code ~ '^[A-Z0-9][A-Z0-9_.-]{0,39}$'),
    product           text not null references products.product,
    name              text not null check (name <> ''),
    application_group text,
    purpose           text,
    position          int  not null,
    created_at        timestamptz not null
);
create index application_by_product on products.application (product, position);

-- The application needs the other beneath it. That nothing needs itself in a circle is checked under a lock on this table.
create table products.dependency (
    application text not null references products.application,
    needs       text not null references products.application,
    position    int  not null,
    primary key (application, needs),
    check (application <> needs)
);
create index dependency_by_needs on products.dependency (needs);

grant usage on schema products to ${app};
grant select, insert, update, delete on products.product, products.application, products.dependency to ${app};
