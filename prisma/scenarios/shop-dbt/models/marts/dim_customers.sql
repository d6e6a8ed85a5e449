with customers as (
    select customer_id, customer_name, email, country, signed_up_on
    from {{ ref('stg_customers') }}
),

orders as (
    select
        customer_id,
        min(order_date) as first_order_date,
        max(order_date) as last_order_date,
        count(order_id) as order_count
    from {{ ref('stg_orders') }}
    where order_status <> 'cancelled'
    group by customer_id
)

select
    customers.customer_id,
    customers.customer_name,
    customers.email,
    customers.country,
    customers.signed_up_on,
    orders.first_order_date,
    orders.last_order_date,
    coalesce(orders.order_count, 0) as order_count
from customers
left join orders on customers.customer_id = orders.customer_id
