{{
    config(
        materialized='incremental',
        incremental_strategy='delete+insert',
        unique_key=['order_date', 'product_id'],
        on_schema_change='append_new_columns'
    )
}}

with items as (
    select order_id, product_id, category, quantity, net_amount, cost_amount
    from {{ ref('int_order_items_priced') }}
),

orders as (
    select order_id, order_date
    from {{ ref('stg_orders') }}
    where order_status <> 'cancelled'
    {% if is_incremental() %}
      and order_date >= (select max(this.order_date) from {{ this }} as this)
    {% endif %}
),

products as (
    select product_id, product_name
    from {{ ref('stg_products') }}
)

select
    orders.order_date,
    items.product_id,
    products.product_name,
    items.category,
    sum(items.quantity) as units_sold,
    sum(items.net_amount) as revenue,
    sum(items.net_amount) - sum(items.cost_amount) as margin
from items
inner join orders on items.order_id = orders.order_id
inner join products on items.product_id = products.product_id
group by orders.order_date, items.product_id, products.product_name, items.category
