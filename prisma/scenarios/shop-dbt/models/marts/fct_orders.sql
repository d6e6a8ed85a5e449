with orders as (
    select order_id, customer_id, ordered_at, order_date, order_status, channel
    from {{ ref('stg_orders') }}
),

items as (
    select
        order_id,
        sum(quantity) as item_count,
        sum(net_amount) as order_amount,
        sum(net_amount) - sum(cost_amount) as margin_amount
    from {{ ref('int_order_items_priced') }}
    group by order_id
),

payments as (
    select order_id, paid_amount, last_paid_at
    from {{ ref('int_order_payments') }}
)

select
    orders.order_id,
    orders.customer_id,
    orders.ordered_at,
    orders.order_date,
    orders.order_status,
    orders.channel,
    items.item_count,
    items.order_amount,
    items.margin_amount,
    coalesce(payments.paid_amount, 0) as paid_amount,
    payments.last_paid_at,
    coalesce(payments.paid_amount, 0) >= items.order_amount as is_paid
from orders
inner join items on orders.order_id = items.order_id
left join payments on orders.order_id = payments.order_id
