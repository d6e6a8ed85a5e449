with items as (
    select order_item_id, order_id, product_id, quantity, discount_amount
    from {{ ref('stg_order_items') }}
),

products as (
    select product_id, category, unit_price, unit_cost
    from {{ ref('stg_products') }}
)

select
    items.order_item_id,
    items.order_id,
    items.product_id,
    products.category,
    items.quantity,
    items.quantity * products.unit_price as gross_amount,
    items.discount_amount,
    items.quantity * products.unit_price - items.discount_amount as net_amount,
    items.quantity * products.unit_cost as cost_amount
from items
inner join products on items.product_id = products.product_id
